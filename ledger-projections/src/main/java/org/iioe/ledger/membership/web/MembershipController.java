package org.iioe.ledger.membership.web;

import org.iioe.ledger.membership.projection.InstrumentView;
import org.iioe.ledger.membership.projection.MemberView;
import org.iioe.ledger.membership.projection.OrganisationView;
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

/** Organisations, members and the instruments that they sign. */
@RestController
@RequestMapping("/api/v1")
final class MembershipController {
    private static final String PROJECTION = "membership";

    private final Things<OrganisationView> organisations;
    private final Things<MemberView> members;
    private final Things<InstrumentView> instruments;

    MembershipController(Reads reads) {
        organisations =
                reads.things(
                        PROJECTION,
                        "organisation",
                        OrganisationView.TABLE,
                        view -> view.id().value());
        members = reads.things(PROJECTION, "member", MemberView.TABLE, view -> view.id().value());
        instruments =
                reads.things(
                        PROJECTION, "instrument", InstrumentView.TABLE, view -> view.id().value());
    }

    /** Every organisation that the record names, member or not. */
    @GetMapping("/organisations")
    ResponseEntity<Page<OrganisationView>> organisations(ListQuery query) {
        return organisations.list(query);
    }

    /** An organisation with its names, identifiers, signatures and membership. */
    @GetMapping("/organisations/{id}")
    ResponseEntity<OrganisationView> organisation(@PathVariable String id, MomentQuery query) {
        return organisations.one(id, query);
    }

    /** The members, and those who were members. */
    @GetMapping("/members")
    ResponseEntity<Page<MemberView>> members(ListQuery query) {
        return members.list(query);
    }

    /** The versions of letters and agreements that organisations sign. */
    @GetMapping("/instruments")
    ResponseEntity<Page<InstrumentView>> instruments(ListQuery query) {
        return instruments.list(query);
    }
}
