package org.iioe.ledger.presidency.projection;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.MeetingId;
import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Source;
import org.iioe.ledger.presidency.ElectionCalled;
import org.iioe.ledger.presidency.ElectionEvent;
import org.iioe.ledger.presidency.ElectionId;
import org.iioe.ledger.presidency.ElectionKind;
import org.iioe.ledger.presidency.ElectionResultReported;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermId;
import org.iioe.ledger.presidency.projection.ElectionView.Acclamation;
import org.iioe.ledger.presidency.projection.ElectionView.Annulment;
import org.iioe.ledger.presidency.projection.ElectionView.Report;
import org.iioe.ledger.presidency.projection.ElectionView.Status;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** An election's view while an event changes it: what the event does not touch stays. */
final class ElectionSketch {
    final ElectionId id;
    final OfficeId office;
    final TermId term;
    Status status;
    @Nullable ResultBasis result;
    @Nullable OrganisationId winner;
    @Nullable String winnerName;
    @Nullable ElectionKind kind;
    @Nullable Edtf from;
    @Nullable Edtf to;
    @Nullable Integer charterVersion;
    @Nullable Edtf calledOn;
    final List<CandidacyView> candidates;
    final List<BallotView> ballots;
    @Nullable MeetingId meeting;
    @Nullable Acclamation acclamation;
    @Nullable Report report;
    @Nullable Annulment annulment;
    List<RecordedException> exceptions = List.of();
    Source source;

    private ElectionSketch(ElectionId id, OfficeId office, TermId term, Source source) {
        this.id = id;
        this.office = office;
        this.term = term;
        this.status = Status.CALLED;
        this.source = source;
        candidates = new ArrayList<>();
        ballots = new ArrayList<>();
    }

    ElectionSketch(ElectionView view) {
        id = view.id();
        office = view.office();
        term = view.term();
        status = view.status();
        result = view.result();
        winner = view.winner();
        winnerName = view.winnerName();
        kind = view.kind();
        from = view.from();
        to = view.to();
        charterVersion = view.charterVersion();
        calledOn = view.calledOn();
        candidates = new ArrayList<>(view.candidates());
        ballots = new ArrayList<>(view.ballots());
        meeting = view.meeting();
        acclamation = view.acclamation();
        report = view.report();
        annulment = view.annulment();
        exceptions = view.exceptions();
        source = view.source();
    }

    /** An election begins with its call, or with a report of its result. */
    static ElectionSketch first(ElectionEvent event) {
        return switch (event) {
            case ElectionCalled e ->
                    new ElectionSketch(e.election(), e.office(), e.term(), e.source());
            case ElectionResultReported e ->
                    new ElectionSketch(e.election(), e.office(), e.term(), e.source());
            default -> throw new IllegalStateException("No election begins with " + event);
        };
    }

    ElectionView view(long position) {
        return new ElectionView(
                id,
                office,
                term,
                status,
                result,
                winner,
                winnerName,
                kind,
                from,
                to,
                charterVersion,
                calledOn,
                candidates,
                ballots,
                meeting,
                acclamation,
                report,
                annulment,
                exceptions,
                source,
                position);
    }
}
