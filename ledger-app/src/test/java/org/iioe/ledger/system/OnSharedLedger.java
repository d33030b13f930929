package org.iioe.ledger.system;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class that wants no more than a ledger which began empty: all of these are given the same
 * one, as a parameter, one class at a time. Others have written to it and will, so that each names
 * what it records as nobody else does, establishes no charter and closes nothing.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(OnSharedLedger.Giver.class)
@ResourceLock("the shared ledger")
public @interface OnSharedLedger {
    /** Starts it for the first who asks; it is closed when all tests have ended. */
    final class Giver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == TestLedger.class;
        }

        @Override
        public TestLedger resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(Namespace.create(OnSharedLedger.class))
                    .computeIfAbsent(TestLedger.class, any -> TestLedger.empty(), TestLedger.class);
        }
    }
}
