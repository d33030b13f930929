package org.iioe.ledger.meetings.command;

import org.iioe.ledger.OrganisationId;
import org.iioe.ledger.meetings.AttendanceRecorded;
import org.iioe.ledger.meetings.Capacity;
import org.iioe.ledger.meetings.MeetingTime;
import org.jspecify.annotations.Nullable;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who was there when, in the present or coming sitting. A sitting begins with an empty room: those
 * who came to the last one are not supposed to have come back. Immutable.
 *
 * @param presences in the order in which they were recorded
 * @param open which of them has not ended, by organisation, in the same order
 */
record Attendance(PVector<Presence> presences, PMap<OrganisationId, Integer> open) {
    static final Attendance NONE = new Attendance(TreePVector.empty(), OrderedPMap.empty());

    /** One presence of one organisation. */
    record Presence(
            OrganisationId organisation,
            Capacity capacity,
            @Nullable MeetingTime arrived,
            @Nullable MeetingTime left,
            List<OrganisationId> proxies) {
        /**
         * Whether it was there at a time. An arrival or a departure at an unknown time counts as it
         * was recorded.
         */
        boolean covers(MeetingTime at) {
            return (arrived == null || !at.before(arrived)) && (left == null || at.before(left));
        }
    }

    /** Whether it is there now, as far as recorded. */
    boolean here(OrganisationId organisation) {
        return open.containsKey(organisation);
    }

    /** The members there in person. */
    Set<OrganisationId> inPerson(@Nullable MeetingTime at) {
        return members(at).map(Presence::organisation).collect(Collectors.toSet());
    }

    /** The absent members that somebody there acts for, and who does. */
    Map<OrganisationId, OrganisationId> proxies(@Nullable MeetingTime at) {
        Set<OrganisationId> inPerson = inPerson(at);
        Map<OrganisationId, OrganisationId> holders = new LinkedHashMap<>();
        members(at)
                .forEach(presence ->
                        presence.proxies().stream()
                                // Who comes itself needs nobody to act for it.
                                .filter(member -> !inPerson.contains(member))
                                .forEach(member ->
                                        holders.putIfAbsent(member, presence.organisation())));
        return holders;
    }

    Attendance after(AttendanceRecorded event) {
        Integer index = event.left() == null ? null : open.get(event.organisation());
        if (index != null) {
            Presence presence = presences.get(index);
            return new Attendance(
                    presences.with(
                            index,
                            new Presence(
                                    presence.organisation(),
                                    presence.capacity(),
                                    event.arrived() == null ? presence.arrived() : event.arrived(),
                                    event.left(),
                                    presence.proxies())),
                    open.minus(event.organisation()));
        }
        Presence presence =
                new Presence(
                        event.organisation(),
                        event.capacity(),
                        event.arrived(),
                        event.left(),
                        event.proxiesCounted());
        return new Attendance(
                presences.plus(presence),
                event.left() == null ? open.plus(event.organisation(), presences.size()) : open);
    }

    Attendance nextSitting() {
        return NONE;
    }

    /** The presences of members; without a time only those that have not ended are looked at. */
    private Stream<Presence> members(@Nullable MeetingTime at) {
        Stream<Presence> there =
                at == null
                        ? open.values().stream().map(presences::get)
                        : presences.stream().filter(presence -> presence.covers(at));
        return there.filter(presence -> presence.capacity() == Capacity.MEMBER);
    }
}
