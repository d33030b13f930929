/** Describes every address of the ledger: as an OpenAPI document, and as a page to be read. */
@NullMarked
package org.iioe.ledger.openapi;

import org.jspecify.annotations.NullMarked;
