package org.iioe.ledger.log;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;

import org.iioe.ledger.audit.StoredEvent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of Axon Server once more, from the first one on. */
final class AxonServerReplay implements EventReader.Replay {
    private final AxonServerReader server;
    private final EventStream all;
    private long read = -1;

    AxonServerReplay(AxonServerReader server, int buffer) {
        this.server = server;
        all = server.open(-1, buffer);
    }

    @Override
    public Map<String, StoredEvent> next(List<String> ids) {
        Map<String, StoredEvent> events = new HashMap<>();
        try {
            for (String id : ids) {
                EventWithToken next = AxonServerReader.next(all);
                if (next == null) {
                    requireRead();
                    break;
                }
                read = next.getToken();
                if (next.getEvent().getMessageIdentifier().equals(id)) {
                    events.put(id, AxonServerEvent.stored(next.getEvent()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return events;
    }

    /** What a slow or broken stream does not hand out is not known to be missing. */
    private void requireRead() {
        if (server.newest() > read) {
            throw AxonServerReader.notHandedOut(read + 1);
        }
    }

    @Override
    public void close() {
        all.close();
    }
}
