package org.iioe.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rule that a {@link RefusalCode} stands for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Rule {
    /** The rule in plain words, the same every time. */
    String value();

    /** What kind of refusal a breach of it is. */
    RefusalCode.Kind kind() default RefusalCode.Kind.FORBIDDEN;
}
