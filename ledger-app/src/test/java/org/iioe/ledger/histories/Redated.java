package org.iioe.ledger.histories;

import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.audit.StoredEvent;
import org.iioe.ledger.log.SealedLog;
import org.iioe.ledger.system.TestClock;
import org.iioe.ledger.system.TestLedger;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The log of one ledger, put into another under other days: as the books of a network look whose
 * papers come in whenever they are found. Commands alone could not make half of the cases.
 */
final class Redated {
    private static final int BATCH = 500;

    private final JsonMapper mapper = new JsonMapper();
    private final Days days;

    Redated(Days days) {
        this.days = days;
    }

    /** Under which days the events are put. */
    interface Days {
        /**
         * The day of an event, which may be a month or a year.
         *
         * @param type its simple name
         */
        String of(long position, String type, ObjectNode event);
    }

    /** Puts all events, in their order. */
    void put(TestLedger from, TestLedger into) {
        EventLog source = from.bean(EventLog.class);
        EventLog target = into.bean(EventLog.class);
        Map<String, Iterator<StoredEvent>> streams = new HashMap<>();
        List<StoredEvent> events = new ArrayList<>();
        Map<String, Long> before = new HashMap<>();
        long position = 0;
        for (String stream :
                from.bean(JdbcClient.class)
                        .sql("SELECT subject FROM sealed_entry ORDER BY position")
                        .query(String.class)
                        .list()) {
            StoredEvent event =
                    streams.computeIfAbsent(
                                    stream,
                                    name -> source.read(name, 0, Integer.MAX_VALUE).iterator())
                            .next();
            before.putIfAbsent(stream, event.sequence() - 1);
            events.add(under(event, position++));
            if (events.size() == BATCH) {
                target.begin(new EventLog.Append(events, before, target.seen(), Set.of())).await();
                events.clear();
                before.clear();
            }
        }
        target.begin(new EventLog.Append(events, before, target.seen(), Set.of())).await();
    }

    /** Waits until a ledger shows what was put into it. */
    static void await(TestLedger ledger, long head) {
        TestClock.await(
                "all is sealed",
                Duration.ofSeconds(60),
                () -> ledger.bean(SealedLog.class).head() == head);
        TestClock.await(
                "all is shown",
                Duration.ofSeconds(120),
                () ->
                        List.of("funds", "meetings", "contributions", "presidency/terms", "members")
                                .stream()
                                .allMatch(list ->
                                        ledger.get("/api/v1/%s?asOf=%d".formatted(list, head))
                                                        .status()
                                                == 200));
    }

    private StoredEvent under(StoredEvent event, long position) {
        ObjectNode data = (ObjectNode) mapper.readTree(event.payload());
        if (!data.path("on").isString()) {
            return event;
        }
        String type = event.type().substring(event.type().lastIndexOf('.') + 1);
        data.put("on", days.of(position, type, data));
        return new StoredEvent(
                event.id(),
                event.type(),
                event.revision(),
                event.subject(),
                event.aggregateType(),
                event.sequence(),
                event.time(),
                mapper.writeValueAsString(data).getBytes(StandardCharsets.UTF_8),
                event.metadata());
    }
}
