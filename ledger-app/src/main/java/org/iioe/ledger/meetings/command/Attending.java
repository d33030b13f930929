package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_DECLARED;
import static org.iioe.ledger.meetings.MeetingsRefusal.ALREADY_PRESENT;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.facts.CharterVersion;
import org.iioe.ledger.facts.Charters;
import org.iioe.ledger.facts.Organisations;
import org.iioe.ledger.meetings.AttendanceRecorded;
import org.iioe.ledger.meetings.InterestDeclared;
import org.iioe.ledger.meetings.MeetingCommand.DeclareInterest;
import org.iioe.ledger.meetings.MeetingCommand.RecordAttendance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides on who is there, for whom, and with which interests. */
final class Attending {
    private Attending() {}

    static AttendanceRecorded attended(
            MeetingState state,
            RecordAttendance c,
            Charters charters,
            Organisations organisations) {
        organisations.get(c.organisation());
        List<OrganisationId> claimed = c.proxyFor() == null ? List.of() : c.proxyFor();
        claimed.forEach(organisations::get);
        Refusal.unless(
                c.left() != null || !state.attendance().here(c.organisation()),
                ALREADY_PRESENT,
                c.organisation() + " is recorded as present; record first when it left.");
        CharterVersion charter = charters.inForce(c.on().effective()).orElse(null);
        ProxyRule proxies =
                ProxyRule.of(
                        charter == null ? null : charter.rules().proxiesPerDelegate(),
                        c.capacity(),
                        claimed,
                        heldByOthers(state, c.organisation()));
        return new AttendanceRecorded(
                c.meeting(),
                c.organisation(),
                c.capacity(),
                c.arrived(),
                c.left(),
                claimed,
                proxies.counted(),
                charter == null ? null : charter.number(),
                proxies.exceptions(),
                c.on(),
                c.source());
    }

    static InterestDeclared declared(
            MeetingState state, DeclareInterest c, Organisations organisations) {
        state.requireNotClosed(c.meeting());
        organisations.get(c.member());
        state.requireOnAgenda(c.meeting(), c.item());
        Refusal.unless(
                !state.interested(c.item(), c.member()),
                ALREADY_DECLARED,
                c.member() + " declared its interest in " + c.item() + " before.");
        return new InterestDeclared(
                c.meeting(), c.member(), c.item(), c.interest(), c.on(), c.source());
    }

    private static Set<OrganisationId> heldByOthers(MeetingState state, OrganisationId holder) {
        Map<OrganisationId, OrganisationId> held = new HashMap<>(state.attendance().proxies(null));
        held.values().removeIf(holder::equals);
        return held.keySet();
    }
}
