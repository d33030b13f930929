package org.iioe.ledger.meetings.command;

import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;
import org.iioe.ledger.Refusal;
import org.iioe.ledger.RefusalCode;

/** Recognises a refusal by its code. */
final class Refused extends TypeSafeMatcher<Refusal> {
    private final RefusalCode code;

    private Refused(RefusalCode code) {
        this.code = code;
    }

    static Refused with(RefusalCode code) {
        return new Refused(code);
    }

    @Override
    protected boolean matchesSafely(Refusal refusal) {
        return refusal.code().equals(code);
    }

    @Override
    protected void describeMismatchSafely(Refusal refusal, Description description) {
        description.appendText(refusal.code().name());
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("a refusal " + code.name());
    }
}
