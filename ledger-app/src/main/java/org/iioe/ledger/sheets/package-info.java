/** Imports: sheets as a spreadsheet writes them, each row a command through the same door. */
@NullMarked
package org.iioe.ledger.sheets;

import org.jspecify.annotations.NullMarked;
