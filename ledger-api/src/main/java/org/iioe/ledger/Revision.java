package org.iioe.ledger;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The form in which an event is written, where it is not the first one. Events that were stored in
 * an earlier form stay as they are, and are brought to this one when they are read.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {
    /** The number of the form, from 2: the first has none. */
    String value();
}
