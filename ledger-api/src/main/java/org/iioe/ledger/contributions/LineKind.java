package org.iioe.ledger.contributions;

/** What a line gives. */
public enum LineKind {
    /** Things with a place: delivered, kept, handed over. */
    GOODS,
    /** Licences: handed over like goods; they may expire. */
    SOFTWARE,
    /** Work: rendered, never kept by anyone. */
    SERVICE
}
