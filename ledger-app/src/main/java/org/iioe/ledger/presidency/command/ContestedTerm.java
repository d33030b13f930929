package org.iioe.ledger.presidency.command;

import org.iioe.ledger.Edtf;
import org.iioe.ledger.presidency.OfficeId;
import org.iioe.ledger.presidency.TermId;
import org.jspecify.annotations.Nullable;

/**
 * What an election fills.
 *
 * @param from the first day, or null where it is not said
 */
record ContestedTerm(OfficeId office, TermId term, @Nullable Edtf from) {}
