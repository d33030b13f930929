package org.iioe.ledger.meetings;

/** As what an organisation attends. Only members make a quorum and vote. */
public enum Capacity {
    /** As a member of the network. */
    MEMBER,
    /** As the convener. */
    CONVENER,
    /** With the right to speak but not to vote. */
    OBSERVER,
    /** By invitation. */
    GUEST
}
