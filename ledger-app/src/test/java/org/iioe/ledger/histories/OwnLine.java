package org.iioe.ledger.histories;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Units of a line given in kind: each goes to a member for good, or is the network's own. */
final class OwnLine {
    /** The currency in which lines are valued. */
    static final String VALUES_IN = "CNY";

    final String contribution;
    final String donor;
    long delivered;
    long transit;
    long gone;
    final Map<String, Long> allocated = new TreeMap<>();
    final Map<String, Long> held = new TreeMap<>();
    final Map<String, Long> stolen = new TreeMap<>();

    /** What each consignment still has on the way, and to whom it goes. */
    final Map<String, Long> consignments = new LinkedHashMap<>();

    final Map<String, String> receivers = new LinkedHashMap<>();

    /** What of a member's allocation was dispatched and not refused. */
    final Map<String, Long> sent = new TreeMap<>();

    /** What a unit is worth, in hundredths; 0 before it is known. */
    long perUnit;

    /** What the donor gave, as it was valued, and what of it each member has got. */
    long given;

    final Map<String, Long> passedOn = new TreeMap<>();

    OwnLine(String contribution, String donor) {
        this.contribution = contribution;
        this.donor = donor;
    }

    void deliver(long units) {
        delivered += units;
        given += units * perUnit;
    }

    void value(long newly) {
        given += (store() + transit) * (newly - perUnit);
        perUnit = newly;
    }

    void dispatch(String member, String consignment, long units) {
        consignments.put(consignment, units);
        receivers.put(consignment, member);
        transit += units;
        sent.merge(member, units, Long::sum);
    }

    void accept(String member, String consignment, long units) {
        arrive(consignment, units);
        held.merge(member, units, Long::sum);
        passedOn.merge(member, units * perUnit, Long::sum);
    }

    void refuse(String member, String consignment, long units) {
        arrive(consignment, units);
        sent.merge(member, -units, Long::sum);
    }

    private void arrive(String consignment, long units) {
        consignments.merge(consignment, -units, Long::sum);
        transit -= units;
    }

    void bringBack(String member, long units) {
        held.merge(member, -units, Long::sum);
        passedOn.merge(member, -units * perUnit, Long::sum);
    }

    void steal(String member, long units) {
        held.merge(member, -units, Long::sum);
        stolen.merge(member, units, Long::sum);
        gone += units;
    }

    long held() {
        return OwnFund.sum(held);
    }

    long store() {
        return delivered - transit - held() - gone;
    }

    /** What was delivered, is not gone and is allocated to nobody. */
    long unallocated() {
        return delivered - gone - OwnFund.sum(allocated);
    }

    /** What is allocated to a member and was not dispatched. */
    long unsent(String member) {
        return allocated.getOrDefault(member, 0L) - sent.getOrDefault(member, 0L);
    }
}
