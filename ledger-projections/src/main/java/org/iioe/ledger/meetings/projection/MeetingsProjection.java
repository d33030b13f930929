package org.iioe.ledger.meetings.projection;

import org.iioe.ledger.LedgerEvent;
import org.iioe.ledger.meetings.ActRatified;
import org.iioe.ledger.meetings.AttendanceRecorded;
import org.iioe.ledger.meetings.CastingVoteUsed;
import org.iioe.ledger.meetings.ConsensusReached;
import org.iioe.ledger.meetings.CorrigendumIssued;
import org.iioe.ledger.meetings.DraftAmended;
import org.iioe.ledger.meetings.DraftRejected;
import org.iioe.ledger.meetings.DraftResolutionSubmitted;
import org.iioe.ledger.meetings.DraftWithdrawn;
import org.iioe.ledger.meetings.InterestDeclared;
import org.iioe.ledger.meetings.MeetingAdjourned;
import org.iioe.ledger.meetings.MeetingClosed;
import org.iioe.ledger.meetings.MeetingConvened;
import org.iioe.ledger.meetings.MeetingEvent;
import org.iioe.ledger.meetings.MeetingOpened;
import org.iioe.ledger.meetings.MeetingResumed;
import org.iioe.ledger.meetings.MeetingSuspended;
import org.iioe.ledger.meetings.MeetingsEvent;
import org.iioe.ledger.meetings.MinutesApproved;
import org.iioe.ledger.meetings.MinutesDrafted;
import org.iioe.ledger.meetings.ResolutionAdopted;
import org.iioe.ledger.meetings.ResolutionEvent;
import org.iioe.ledger.meetings.ResolutionRescinded;
import org.iioe.ledger.meetings.TallyRecorded;
import org.iioe.ledger.meetings.VoteCast;
import org.iioe.ledger.meetings.VoteOpened;
import org.iioe.ledger.meetings.VoteTied;
import org.iioe.ledger.meetings.WrittenProcedureOpened;
import org.iioe.ledger.projection.Documents;
import org.iioe.ledger.projection.Projection;
import org.iioe.ledger.projection.Sealed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows meetings, and resolutions with the vote that was taken on them. */
@Component
final class MeetingsProjection implements Projection {
    private final Documents meetings;
    private final Documents resolutions;

    MeetingsProjection(JdbcClient database, JsonMapper mapper) {
        meetings = new Documents(database, mapper, "meetings.meeting");
        resolutions = new Documents(database, mapper, "meetings.resolution");
    }

    @Override
    public String name() {
        return "meetings";
    }

    @Override
    public void on(LedgerEvent event, Sealed at) {
        if (event instanceof MeetingsEvent meetingsEvent) {
            switch (meetingsEvent) {
                case MeetingEvent e ->
                        meetings.change(e.meeting().value(), at.position(), view -> on(e, view));
                case ResolutionEvent e ->
                        resolutions.change(
                                e.resolution().value(), at.position(), view -> on(e, view));
            }
            if (event instanceof DraftResolutionSubmitted e) {
                meetings.change(
                        e.meeting().value(),
                        at.position(),
                        view -> meetings.add(view, "resolutions", e.resolution()));
            }
        }
    }

    private void on(MeetingEvent event, ObjectNode view) {
        switch (event) {
            case MeetingConvened e -> {
                view.put("body", e.body());
                meetings.set(view, "kind", e.kind());
                view.put("title", e.title());
                meetings.set(view, "convener", e.convener());
                view.put("place", e.place());
                meetings.set(view, "mode", e.mode());
                view.put("status", "convened");
                meetings.set(view, "sittings", e.sittings());
                meetings.set(view, "agenda", e.agenda());
                view.put("shortNotice", e.shortNotice());
                for (String list :
                        new String[] {
                            "attendance", "interests", "resolutions", "minutes", "corrigenda"
                        }) {
                    view.putArray(list);
                }
                meetings.set(view, "source", e.source());
            }
            case AttendanceRecorded e -> meetings.add(view, "attendance", e);
            case MeetingOpened e -> {
                view.put("status", "open");
                meetings.set(view, "chair", e.chair());
            }
            case MeetingSuspended e -> view.put("status", "suspended");
            case MeetingResumed e -> view.put("status", "open");
            case MeetingAdjourned e -> {
                view.put("status", "adjourned");
                meetings.set(view, "adjournedTo", e.to());
            }
            case MeetingClosed e -> view.put("status", "closed");
            case InterestDeclared e -> meetings.add(view, "interests", e);
            case MinutesDrafted e -> meetings.add(view, "minutes", e);
            case MinutesApproved e -> meetings.set(view, "approvedMinutes", e);
            case CorrigendumIssued e -> meetings.add(view, "corrigenda", e);
        }
    }

    private void on(ResolutionEvent event, ObjectNode view) {
        switch (event) {
            case DraftResolutionSubmitted e -> {
                resolutions.set(view, "meeting", e.meeting());
                resolutions.set(view, "item", e.item());
                view.put("title", e.title());
                resolutions.set(view, "textDigest", e.textDigest());
                resolutions.set(view, "mover", e.mover());
                resolutions.set(view, "seconder", e.seconder());
                resolutions.set(view, "effects", e.effects());
                view.put("status", "draft");
                view.putNull("result");
                view.putArray("ballots");
                resolutions.set(view, "source", e.source());
            }
            case DraftAmended e -> {
                resolutions.set(view, "textDigest", e.textDigest());
                resolutions.set(view, "effects", e.effects());
                resolutions.add(view, "amendments", e);
            }
            case DraftWithdrawn e -> view.put("status", "withdrawn");
            case VoteOpened e -> {
                view.put("status", "voting");
                resolutions.set(view, "vote", e);
            }
            case WrittenProcedureOpened e -> {
                view.put("status", "voting");
                resolutions.set(view, "writtenProcedure", e);
            }
            case VoteCast e -> resolutions.add(view, "ballots", e);
            case TallyRecorded e -> resolutions.set(view, "tally", e);
            case VoteTied e -> {
                view.put("status", "tied");
                resolutions.set(view, "tie", e);
            }
            case CastingVoteUsed e -> resolutions.set(view, "castingVote", e);
            case ConsensusReached e -> resolutions.set(view, "consensus", e);
            case ResolutionAdopted e -> {
                view.put("status", "adopted");
                view.put("result", "computed");
                resolutions.set(view, "outcome", e);
            }
            case DraftRejected e -> {
                view.put("status", "rejected");
                view.put("result", "computed");
                resolutions.set(view, "outcome", e);
            }
            case ActRatified e -> resolutions.add(view, "ratified", e);
            case ResolutionRescinded e -> {
                view.put("status", "rescinded");
                resolutions.set(view, "rescission", e);
            }
        }
    }
}
