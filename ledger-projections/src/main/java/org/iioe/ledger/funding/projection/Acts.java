package org.iioe.ledger.funding.projection;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

import org.iioe.ledger.funding.FundingEvent;
import org.jspecify.annotations.Nullable;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;

/** The acts of a view that there may be several of. */
final class Acts {
    private Acts() {}

    /** A list that is left out of the JSON while nothing is in it. */
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    @interface Several {}

    /** With the event, where it is one of those. */
    static <E extends FundingEvent> List<E> after(
            List<E> acts, Class<E> those, FundingEvent event) {
        return and(acts, those.isInstance(event) ? those.cast(event) : null);
    }

    /** With one more, where there is one. */
    static <A> List<A> and(List<A> acts, @Nullable A one) {
        if (one == null) {
            return acts;
        }
        List<A> more = new ArrayList<>(acts);
        more.add(one);
        return List.copyOf(more);
    }
}
