package org.iioe.ledger.log;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * An entry of the sealed log as the audit trail shows it: who recorded what, when, and on whose
 * behalf.
 *
 * @param position from 0
 * @param recordedAt the greatest time of all entries up to this one
 * @param event the event's id
 * @param type the event's name, without its package
 * @param subject the stream in which it stands
 * @param sequence its number in that stream
 * @param actor who sent the command
 * @param onBehalfOf the member for whom the actor acted, or null
 * @param command the command's name
 * @param basis the streams that the decision was taken on, or null
 * @param data what was recorded
 */
public record TrailEntry(
        long position,
        Instant recordedAt,
        String event,
        String type,
        String subject,
        long sequence,
        @Nullable String actor,
        @Nullable String onBehalfOf,
        @Nullable String command,
        @Nullable String basis,
        JsonNode data) {}
