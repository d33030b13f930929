/**
 * Proofs about the sealed log that a stranger can check: a Merkle tree (RFC 6962 section 2), signed
 * checkpoints, tiles, receipts and cosignatures of witnesses, in the formats of C2SP. A log that
 * lost what was signed is one tree under several names, one after the other ({@link Origins}). It
 * knows nothing but the language.
 */
@NullMarked
package org.iioe.ledger.proof;

import org.jspecify.annotations.NullMarked;
