package org.iioe.ledger.histories;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the generator did, as it sees it, and without anything of the ledger. */
final class OwnAccount {
    /** A vote as the generator cast it. */
    record Vote(
            String resolution, String meeting, Map<String, String> choices, List<String> roll) {}

    /** Who is a member. */
    final Set<String> members = new LinkedHashSet<>();

    final Map<String, OwnFund> funds = new LinkedHashMap<>();
    final Map<String, OwnLine> lines = new LinkedHashMap<>();
    final Map<String, Vote> votes = new LinkedHashMap<>();

    OwnFund fund(String id) {
        return Objects.requireNonNull(funds.get(id), id);
    }

    OwnLine line(String contribution) {
        return Objects.requireNonNull(lines.get(contribution), contribution);
    }
}
