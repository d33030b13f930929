package org.iioe.ledger.membership.command;

import org.iioe.ledger.facts.MemberRegisterFacts;
import org.iioe.ledger.facts.Members;
import org.iioe.ledger.store.Streams;
import org.springframework.stereotype.Component;

/** The register of members, read off its stream. */
@Component
final class RecordedMembers implements Members {
    private final Streams streams;

    RecordedMembers(Streams streams) {
        this.streams = streams;
    }

    @Override
    public MemberRegisterFacts register() {
        return Roll.of(streams);
    }
}
