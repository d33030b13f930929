/**
 * What an operator may set, in one place: each setting with its meaning, its default and checks.
 */
@NullMarked
package org.iioe.ledger.settings;

import org.jspecify.annotations.NullMarked;
