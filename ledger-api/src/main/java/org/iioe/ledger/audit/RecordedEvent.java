package org.iioe.ledger.audit;

/**
 * One event that a command made.
 *
 * @param event the event's id
 * @param type its name
 * @param subject the stream that it stands in
 * @param sequence its number in that stream, from 0
 */
public record RecordedEvent(String event, String type, String subject, long sequence) {}
