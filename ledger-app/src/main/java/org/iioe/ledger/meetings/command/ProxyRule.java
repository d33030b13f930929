package org.iioe.ledger.meetings.command;

import static org.iioe.ledger.meetings.MeetingsRefusal.PROXIES_NOT_CHARTERED;
import static org.iioe.ledger.meetings.MeetingsRefusal.PROXY_HELD_BY_ANOTHER;
import static org.iioe.ledger.meetings.MeetingsRefusal.TOO_MANY_PROXIES;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.RecordedException;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.meetings.Capacity;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which of the absent members that a delegate claims to act for it may act for (the charter's
 * proxies). Attendance is a fact, so that too many are recorded, with exceptions, and count for
 * nothing.
 *
 * @param counted those for whom it acts
 * @param exceptions why not for the others
 */
record ProxyRule(List<OrganisationId> counted, List<RecordedException> exceptions) {
    /**
     * @param most for how many one delegate may act; null where the charter does not say
     * @param capacity as what the delegate's organisation attends
     * @param claimed for whom it says that it acts
     * @param taken the absent members for whom somebody else acts already
     */
    static ProxyRule of(
            @Nullable Integer most,
            Capacity capacity,
            List<OrganisationId> claimed,
            Set<OrganisationId> taken) {
        if (claimed.isEmpty()) {
            return new ProxyRule(claimed, List.of());
        }
        if (most == null || most == 0 || capacity != Capacity.MEMBER) {
            return new ProxyRule(
                    List.of(),
                    RecordedException.of(
                            List.of(
                                    new Refusal(
                                            PROXIES_NOT_CHARTERED,
                                            "Proxies for %s claimed; the charter gives none."
                                                    .formatted(claimed)))));
        }
        List<OrganisationId> free =
                claimed.stream().filter(member -> !taken.contains(member)).toList();
        List<Refusal> broken = new ArrayList<>();
        if (free.size() > most) {
            broken.add(
                    new Refusal(
                            TOO_MANY_PROXIES,
                            "Proxies for %s claimed; a delegate acts for %s at most."
                                    .formatted(claimed, most)));
        }
        if (free.size() < claimed.size()) {
            broken.add(
                    new Refusal(
                            PROXY_HELD_BY_ANOTHER,
                            "Proxies for %s claimed; only %s were free.".formatted(claimed, free)));
        }
        return new ProxyRule(
                free.subList(0, Math.min(most, free.size())), RecordedException.of(broken));
    }
}
