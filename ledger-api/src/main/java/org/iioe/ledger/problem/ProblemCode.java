package org.iioe.ledger.problem;

/**
 * Why there is no answer, where no rule of a domain refuses a command (those are {@link
 * org.iioe.ledger.RefusalCode}s). A code is for ever, and has one status of HTTP.
 */
public enum ProblemCode {
    /** A page of another site had a visitor's browser send this. */
    ANOTHER_SITE(403, Titles.TAKEN, "A page of another site had this sent."),
    /** A document's content is not of the type that its header says. */
    ANOTHER_TYPE(415, Titles.TAKEN, "The document is of another type than its header says."),
    /** More bytes than are taken. */
    BODY_TOO_LARGE(413, Titles.TAKEN, "The body has more bytes than are taken."),
    /** More bytes than a document may have. */
    DOCUMENT_TOO_LARGE(413, Titles.TAKEN, "The document has more bytes than are taken."),
    /** A sheet has the same column twice. */
    DOUBLED_COLUMN(400, Titles.TAKEN, "The sheet has a column twice."),
    /** A document has no bytes. */
    EMPTY_DOCUMENT(400, Titles.TAKEN, "The document is empty."),
    /** A sheet has no rows. */
    EMPTY_FILE(400, Titles.TAKEN, "The sheet has no rows."),
    /** A header is not of its form. */
    INVALID_HEADER(400, Titles.TAKEN, "A header is not of its form; the field names it."),
    /** Bytes that are no text. */
    INVALID_UTF8(400, Titles.TAKEN, "The body is not UTF-8."),
    /** A member, or a parameter, is not of its form. */
    INVALID_VALUE(400, Titles.TAKEN, "A value is not of its form; the field points at it."),
    /** What came in is no CSV. */
    MALFORMED_CSV(400, Titles.TAKEN, "The sheet is not CSV."),
    /** What came in is no JSON. */
    MALFORMED_JSON(400, Titles.TAKEN, "The body is not JSON."),
    /** A sheet lacks a column. */
    MISSING_COLUMN(400, Titles.TAKEN, "The sheet lacks a column that is needed."),
    /** A member is missing that must be there. */
    MISSING_FIELD(400, Titles.TAKEN, "A member is missing; the field points at its place."),
    /** A header is missing that must be there. */
    MISSING_HEADER(400, Titles.TAKEN, "A header is missing; the field names it."),
    /** A workbook, an archive or another file of bytes. */
    NOT_CSV(415, Titles.TAKEN, "The sheet is a workbook or another file that is no text."),
    /** More commands than are recorded together. */
    TOO_MANY_LINES(413, Titles.TAKEN, "More commands than are recorded together."),
    /** More rows than are imported together. */
    TOO_MANY_ROWS(413, Titles.TAKEN, "More rows than are imported together."),
    /** A sheet has a column that nobody knows. */
    UNKNOWN_COLUMN(400, Titles.TAKEN, "The sheet has a column that is not known."),
    /** There is no such command. */
    UNKNOWN_COMMAND(404, Titles.TAKEN, "There is no command of this name."),
    /** A member that nobody knows. */
    UNKNOWN_FIELD(400, Titles.TAKEN, "A member is not known; the field points at it."),
    /** There is no such import. */
    UNKNOWN_IMPORT(404, Titles.TAKEN, "Nothing of this name can be imported."),
    /** Nothing was accepted under the key. */
    UNKNOWN_KEY(404, Titles.TAKEN, "No command was accepted under this key."),
    /** A document of no type that is taken. */
    UNSUPPORTED_DOCUMENT(415, Titles.TAKEN, "The document is of no type that is taken."),
    /** A body of another type than the address takes. */
    WRONG_CONTENT_TYPE(415, Titles.TAKEN, "The body is of another type than is taken here."),
    /** The request names another host. */
    WRONG_HOST(421, Titles.TAKEN, "The request asks for another host than this machine."),
    /** A member is of another type of JSON. */
    WRONG_TYPE(400, Titles.TAKEN, "A member is of another type of JSON; the field points at it."),

    /** Rows of a sheet cannot be recorded. */
    IMPORT_REFUSED(
            422,
            "An import is recorded as a whole, or not at all.",
            "Rows cannot be recorded; the list errors says of each why."),
    /** Of a row, in the list of an import's errors. */
    REASON_MISSING(422, Titles.ROW, "Of a row: a correction without its reason."),
    /** Of a row, in the list of an import's errors. */
    RECORDED_OTHERWISE(422, Titles.ROW, "Of a row: recorded otherwise, and not to be corrected."),
    /** Of a row, in the list of an import's errors. */
    TOO_MANY_CELLS(422, Titles.ROW, "Of a row: it has more cells than the header."),

    /** An id that several things have. */
    AMBIGUOUS(400, Titles.ASKED, "Several things have this id; candidates lists them."),
    /** A time before anything was recorded. */
    BEFORE_THE_FIRST_ENTRY(400, Titles.ASKED, "Asked as of a time before the first entry."),
    /** A parameter that is not of its form, not known, or missing. */
    INVALID_PARAMETER(400, Titles.ASKED, "A parameter is wrong or missing; the field names it."),
    /** Nothing has the id. */
    NOT_FOUND(404, Titles.ASKED, "There is nothing of this id, as of the position."),
    /** A position or root that is not sealed. */
    NOT_SEALED(400, Titles.ASKED, "Asked as of what is not sealed; newest says what is."),
    /** A format that nothing is written in. */
    UNKNOWN_FORMAT(406, Titles.ASKED, "Nothing is written in this format."),

    /** No allocation to be published. */
    NO_GRANTS(409, "There is nothing to publish.", "There is no grant to publish."),
    /** No fund of a known legal holder. */
    NO_PUBLISHER(
            409,
            "There is nobody to publish this.",
            "No fund's legal holder is known under an identifier of a register."),

    /** A checkpoint is signed in a moment. */
    NOT_SIGNED_YET(
            503,
            "Checkpoints are signed once a second.",
            "No checkpoint covers this yet; ask again in a moment.",
            2),
    /** A read model has not come as far as it is asked for. */
    PROJECTION_BEHIND(
            503, Titles.BEHIND, "A read model is behind: reached and wanted say how far.", 2),
    /** A read model is being built for this version. */
    PROJECTION_REBUILDING(
            503, Titles.BEHIND, "A read model is being built anew: reached says how far it is.", 2),
    /** The ledger is stopping. */
    STOPPING(503, Titles.NOT_NOW, "The ledger is stopping; nothing was stored.", 1),
    /** A store is away. */
    STORE_UNAVAILABLE(503, Titles.NOT_NOW, "The store does not answer; send it again.", 1),
    /** Others were faster for as long as a caller waits. */
    TOO_BUSY(503, Titles.NOT_NOW, "Others were faster; nothing was stored, send it again.", 1),
    /** More reads than can be answered. */
    TOO_MANY_READS(503, Titles.OTHERS, "This read has waited for long; ask again.", 10),
    /** More reports than are written at once. */
    TOO_MANY_REPORTS(503, Titles.OTHERS, "As many reports are written as can be; ask again.", 2),

    /** A document in the database is not what was received. */
    ALTERED_DOCUMENT(500, "This document was altered.", "The document's bytes were altered."),
    /** What only the ledger's developers can mend. */
    FAULT(500, "Fault of the ledger", "The ledger failed; the operator's log says why."),
    /** The database contradicts what was signed. */
    LOG_ALTERED(500, "The log is not what was signed.", "The log's entries were altered.");

    /** What several codes have in common. */
    private static final class Titles {
        static final String TAKEN = "This is not what is taken here.";
        static final String ASKED = "This is not what can be asked here.";
        static final String ROW = "This row cannot be recorded.";
        static final String BEHIND = "An answer is never given from a projection that is behind.";
        static final String NOT_NOW = "Not now.";
        static final String OTHERS = "Others are before this one.";
    }

    private final int status;
    private final String title;
    private final String means;
    private final int retryAfterSeconds;

    ProblemCode(int status, String title, String means) {
        this(status, title, means, 0);
    }

    ProblemCode(int status, String title, String means, int retryAfterSeconds) {
        this.status = status;
        this.title = title;
        this.means = means;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** The status of HTTP with which it is told. */
    public int status() {
        return status;
    }

    /** What it is, in words that are the same every time. */
    public String title() {
        return title;
    }

    /** What it means, in a sentence for the documentation. */
    public String means() {
        return means;
    }

    /** After how many seconds it is worth asking again; 0 where that alone changes nothing. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
