package org.iioe.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.iioe.ledger.audit.EventLog;
import org.iioe.ledger.audit.StoredEvent;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** States are old or new, and never of an append that failed. */
class KeptStreamsTest {
    private static final String STREAM = "stream";

    private final KeptStreams kept = new KeptStreams(new Silent(), 1_000_000);

    /** A log that tells what it is told to. */
    private static final class Silent implements EventLog {
        @Override
        public Underway begin(Append append) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<StoredEvent> read(String stream, long from, int most) {
            return List.of();
        }

        @Override
        public long seen() {
            return 0;
        }

        @Override
        public boolean isEmpty(String stream) {
            return false;
        }

        @Override
        public boolean isOvertaken(Map<String, Long> read, long seen, Set<Underway> after) {
            return false;
        }

        @Override
        public void onSealed(Listener listener) {}
    }

    private static final class UnderWay implements EventLog.Underway {
        private boolean failed;

        @Override
        public long await() {
            return 0;
        }

        @Override
        public boolean hasFailed() {
            return failed;
        }
    }

    private void keep(String state, long last) {
        kept.<String>read(STREAM, String.class).keep(state, last);
    }

    private KeptStreams.Reading<String> ahead() {
        return kept.readAhead(STREAM, String.class);
    }

    @Test
    void what_is_under_way_is_seen_by_who_decides_on_it_and_by_nobody_else() {
        keep("zero", 0);
        UnderWay append = new UnderWay();
        kept.ahead(STREAM, String.class, "one", 1, append);
        assertThat(ahead().state()).isEqualTo("one");
        assertThat(ahead().sequence()).isOne();
        assertThat(ahead().after()).isSameAs(append);
        assertThat(ahead().isNewest()).isTrue();
        KeptStreams.Reading<String> committed = kept.read(STREAM, String.class);
        assertThat(committed.state()).isEqualTo("zero");
        assertThat(committed.after()).isNull();
        assertThat(kept.<Integer>readAhead(STREAM, Integer.class).state()).isNull();
    }

    @Test
    void of_an_append_that_failed_nothing_is_left() {
        keep("zero", 0);
        UnderWay append = new UnderWay();
        kept.ahead(STREAM, String.class, "one", 1, append);
        append.failed = true;
        assertThat(ahead().state()).isEqualTo("zero");
        assertThat(ahead().after()).isNull();
    }

    @Test
    void once_it_is_sealed_it_is_a_state_like_any_other() {
        keep("zero", 0);
        kept.ahead(STREAM, String.class, "one", 1, new UnderWay());
        kept.sealed(STREAM, 1);
        assertThat(ahead().state()).isEqualTo("one");
        keep("one", 1);
        assertThat(ahead().after()).isNull();
        assertThat(ahead().isNewest()).isTrue();
    }

    @Test
    void what_another_node_sealed_beyond_it_is_read_from_the_log() {
        keep("zero", 0);
        kept.ahead(STREAM, String.class, "one", 1, new UnderWay());
        kept.sealed(STREAM, 2);
        assertThat(ahead().state()).isEqualTo("zero");
        assertThat(ahead().isNewest()).isFalse();
        kept.overtaken(List.of(STREAM));
        assertThat(ahead().isNewest()).isFalse();
    }
}
