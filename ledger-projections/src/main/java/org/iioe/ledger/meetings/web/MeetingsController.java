package org.iioe.ledger.meetings.web;

import org.iioe.ledger.meetings.projection.MeetingView;
import org.iioe.ledger.meetings.projection.ResolutionView;
import org.iioe.ledger.projection.ListQuery;
import org.iioe.ledger.projection.MomentQuery;
import org.iioe.ledger.projection.Page;
import org.iioe.ledger.projection.Reads;
import org.iioe.ledger.projection.Things;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Meetings and resolutions. */
@RestController
@RequestMapping("/api/v1")
final class MeetingsController {
    private static final String PROJECTION = "meetings";

    private final Things<MeetingView> meetings;
    private final Things<ResolutionView> resolutions;

    MeetingsController(Reads reads) {
        meetings =
                reads.things(PROJECTION, "meeting", MeetingView.TABLE, view -> view.id().value());
        resolutions =
                reads.things(
                        PROJECTION, "resolution", ResolutionView.TABLE, view -> view.id().value());
    }

    /** The meetings, convened, held or adjourned. */
    @GetMapping("/meetings")
    ResponseEntity<Page<MeetingView>> meetings(ListQuery query) {
        return meetings.list(query);
    }

    /** A meeting with its sittings, attendance, interests and minutes. */
    @GetMapping("/meetings/{id}")
    ResponseEntity<MeetingView> meeting(@PathVariable String id, MomentQuery query) {
        return meetings.one(id, query);
    }

    /** The resolutions: drafts, each with the one vote that was taken on it. */
    @GetMapping("/resolutions")
    ResponseEntity<Page<ResolutionView>> resolutions(ListQuery query) {
        return resolutions.list(query);
    }

    /** A resolution with its text, amendments, vote and effects. */
    @GetMapping("/resolutions/{id}")
    ResponseEntity<ResolutionView> resolution(@PathVariable String id, MomentQuery query) {
        return resolutions.one(id, query);
    }
}
