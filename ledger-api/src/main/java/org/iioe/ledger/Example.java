package org.iioe.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An example as JSON, for the documentation that is derived from records and for the tests that
 * send every command. On a component it overrides the example of the component's type.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface Example {
    /** JSON: a string has its quotes. */
    String value();
}
