package org.iioe.ledger.store;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;

/** Whether something was refused, and by which rule. */
public final class RefusalMatcher extends CustomTypeSafeMatcher<Refusal> {
    private final RefusalCode code;

    private RefusalMatcher(RefusalCode code) {
        super("a refusal with " + code.name());
        this.code = code;
    }

    /** Matches a refusal by that rule, for the framework's fixture. */
    public static Matcher<Refusal> refusal(RefusalCode code) {
        return new RefusalMatcher(code);
    }

    /** Asserts that an act is refused by that rule. */
    public static void refused(RefusalCode code, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act)
                .extracting(Refusal::code)
                .isEqualTo(code);
    }

    @Override
    protected boolean matchesSafely(Refusal refusal) {
        return refusal.code().equals(code);
    }
}
