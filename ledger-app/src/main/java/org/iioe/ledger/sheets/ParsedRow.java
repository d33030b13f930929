package org.iioe.ledger.sheets;

import org.iioe.ledger.door.Submission;

import tools.jackson.databind.node.ObjectNode;

/**
 * A row that is a command by its form.
 *
 * @param line where it begins in the file, from 1
 * @param reason why it is otherwise than what was recorded; empty where nothing is said
 * @param members of the command, as JSON
 */
record ParsedRow(long line, String reason, Submission submission, ObjectNode members) {}
