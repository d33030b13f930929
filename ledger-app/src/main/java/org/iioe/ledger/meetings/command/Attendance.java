package org.iioe.ledger.meetings.command;

import org.iioe.ledger.meetings.AttendanceRecorded;
import org.iioe.ledger.meetings.Capacity;
import org.iioe.ledger.meetings.Moment;
import org.iioe.ledger.membership.OrganisationId;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who was there when. A sitting begins with an empty room: those who came to the last one are not
 * supposed to have come back.
 *
 * @param sitting the number of the present or coming sitting, from 0
 * @param stays in the order in which they were recorded
 */
record Attendance(int sitting, List<Stay> stays) {
    static final Attendance NONE = new Attendance(0, List.of());

    Attendance {
        stays = List.copyOf(stays);
    }

    /** One stay of one organisation. */
    record Stay(
            int sitting,
            OrganisationId organisation,
            Capacity capacity,
            @Nullable Moment arrived,
            @Nullable Moment left,
            List<OrganisationId> proxies) {
        /**
         * Whether it was there at a time; without a time, as far as recorded. An arrival or a
         * departure at an unknown time counts as it was recorded.
         */
        boolean covers(@Nullable Moment at) {
            if (at == null) {
                return left == null;
            }
            return (arrived == null || !at.before(arrived)) && (left == null || at.before(left));
        }
    }

    /** Whether it is there now, as far as recorded. */
    boolean here(OrganisationId organisation) {
        return stays.stream().anyMatch(stay -> open(stay, organisation));
    }

    /** The members there in person. */
    Set<OrganisationId> inPerson(@Nullable Moment at) {
        return members(at).map(Stay::organisation).collect(Collectors.toSet());
    }

    /** The absent members that somebody there acts for, and who does. */
    Map<OrganisationId, OrganisationId> proxies(@Nullable Moment at) {
        Set<OrganisationId> inPerson = inPerson(at);
        Map<OrganisationId, OrganisationId> holders = new LinkedHashMap<>();
        members(at)
                .forEach(stay ->
                        stay.proxies().stream()
                                // Who comes itself needs nobody to act for it.
                                .filter(member -> !inPerson.contains(member))
                                .forEach(member ->
                                        holders.putIfAbsent(member, stay.organisation())));
        return holders;
    }

    Attendance after(AttendanceRecorded event) {
        List<Stay> next = new ArrayList<>(stays);
        for (int i = next.size() - 1; event.left() != null && i >= 0; i--) {
            Stay stay = next.get(i);
            if (open(stay, event.organisation())) {
                next.set(
                        i,
                        new Stay(
                                stay.sitting(),
                                stay.organisation(),
                                stay.capacity(),
                                event.arrived() == null ? stay.arrived() : event.arrived(),
                                event.left(),
                                stay.proxies()));
                return new Attendance(sitting, next);
            }
        }
        next.add(
                new Stay(
                        sitting,
                        event.organisation(),
                        event.capacity(),
                        event.arrived(),
                        event.left(),
                        event.proxiesCounted()));
        return new Attendance(sitting, next);
    }

    Attendance nextSitting() {
        return new Attendance(sitting + 1, stays);
    }

    private boolean open(Stay stay, OrganisationId organisation) {
        return stay.sitting() == sitting
                && stay.left() == null
                && stay.organisation().equals(organisation);
    }

    private Stream<Stay> members(@Nullable Moment at) {
        return stays.stream()
                .filter(stay -> stay.sitting() == sitting)
                .filter(stay -> stay.capacity() == Capacity.MEMBER)
                .filter(stay -> stay.covers(at));
    }
}
