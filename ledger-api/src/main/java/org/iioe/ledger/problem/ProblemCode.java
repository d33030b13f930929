package org.iioe.ledger.problem;

/**
 * Why there is no answer, where no rule of a domain refuses a command (those are {@link
 * org.iioe.ledger.RefusalCode}s). A code is for ever, and has one status of HTTP.
 */
public enum ProblemCode {
    /** A page of another site had a visitor's browser send this. */
    ANOTHER_SITE(
            403, Titles.TAKEN, "Only the ledger's own pages and programs change something here."),
    /** A document's content is not of the type that its header says. */
    ANOTHER_TYPE(415, Titles.TAKEN, "The header says another type than the content has."),
    /** More bytes than are taken. */
    BODY_TOO_LARGE(
            413,
            Titles.TAKEN,
            "The body has more bytes than are taken: 1,000,000 of a command, 5,000,000 of a"
                    + " sheet."),
    /** More bytes than a document may have. */
    DOCUMENT_TOO_LARGE(413, Titles.TAKEN, "A document has at most 25,000,000 bytes."),
    /** A sheet has the same column twice. */
    DOUBLED_COLUMN(400, Titles.TAKEN, "A column is there twice."),
    /** A document has no bytes. */
    EMPTY_DOCUMENT(400, Titles.TAKEN, "The body is empty."),
    /** A sheet has no rows. */
    EMPTY_FILE(400, Titles.TAKEN, "The sheet has no rows."),
    /** A header is not of its form. */
    INVALID_HEADER(400, Titles.TAKEN, "A header is not of its form."),
    /** Bytes that are no text. */
    INVALID_UTF8(400, Titles.TAKEN, "The body is not UTF-8."),
    /** A member, or a parameter, is not of its form. */
    INVALID_VALUE(400, Titles.TAKEN, "A value is not of the form that is documented."),
    /** What came in is no CSV. */
    MALFORMED_CSV(400, Titles.TAKEN, "A row of the sheet cannot be read."),
    /** What came in is no JSON. */
    MALFORMED_JSON(400, Titles.TAKEN, "The body is not JSON."),
    /** A sheet lacks a column. */
    MISSING_COLUMN(400, Titles.TAKEN, "A column is missing."),
    /** A member is missing that must be there. */
    MISSING_FIELD(400, Titles.TAKEN, "A member is missing that has to be known."),
    /** A header is missing that must be there. */
    MISSING_HEADER(
            400, Titles.TAKEN, "A header is missing that says who acts, or under which key."),
    /** A workbook, an archive or another file of bytes. */
    NOT_CSV(415, Titles.TAKEN, "The sheet is no CSV."),
    /** More commands than are recorded together. */
    TOO_MANY_LINES(413, Titles.TAKEN, "At most 5,000 commands are recorded together."),
    /** More rows than are imported together. */
    TOO_MANY_ROWS(413, Titles.TAKEN, "A sheet has at most 5,000 rows."),
    /** A sheet has a column that nobody knows. */
    UNKNOWN_COLUMN(400, Titles.TAKEN, "There is no such column."),
    /** There is no such command. */
    UNKNOWN_COMMAND(404, Titles.TAKEN, "There is no command of this name."),
    /** A member that nobody knows. */
    UNKNOWN_FIELD(400, Titles.TAKEN, "The command has no such member."),
    /** There is no such import. */
    UNKNOWN_IMPORT(404, Titles.TAKEN, "Nothing of this name can be imported."),
    /** Nothing was accepted under the key. */
    UNKNOWN_KEY(404, Titles.TAKEN, "No command was accepted under this key."),
    /** A document of no type that is taken. */
    UNSUPPORTED_DOCUMENT(
            415,
            Titles.TAKEN,
            "A document is a whole PDF, PNG, JPEG, TIFF or WebP by its content."),
    /** A body of another type than the address takes. */
    WRONG_CONTENT_TYPE(
            415, Titles.TAKEN, "`Content-Type` says another type than this address takes."),
    /** The request names another host. */
    WRONG_HOST(421, Titles.TAKEN, "Without accounts the ledger answers its own machine alone."),
    /** A member is of another type of JSON. */
    WRONG_TYPE(400, Titles.TAKEN, "A member is of another JSON type."),

    /** Rows of a sheet cannot be recorded. */
    IMPORT_REFUSED(
            422,
            "An import is recorded as a whole, or not at all.",
            "Some rows cannot be recorded, and so none is: `errors`."),
    /** Of a row, in the list of an import's errors. */
    REASON_MISSING(422, Titles.ROW, "Of a row: a correction without its reason."),
    /** Of a row, in the list of an import's errors. */
    RECORDED_OTHERWISE(422, Titles.ROW, "Of a row: recorded otherwise, and not to be corrected."),
    /** Of a row, in the list of an import's errors. */
    TOO_MANY_CELLS(422, Titles.ROW, "A row has more cells than there are columns."),

    /** An id that several things have. */
    AMBIGUOUS(400, Titles.ASKED, "Several things are called so: `candidates`."),
    /** A time before anything was recorded. */
    BEFORE_THE_FIRST_ENTRY(400, Titles.ASKED, "The moment is before the first entry."),
    /** A parameter that is not of its form, not known, or missing. */
    INVALID_PARAMETER(
            400, Titles.ASKED, "A parameter is unknown, given twice, or not of its form."),
    /** Nothing has the id. */
    NOT_FOUND(404, Titles.ASKED, "Nothing has this id."),
    /** A position or root that is not sealed. */
    NOT_SEALED(
            400,
            Titles.ASKED,
            "The moment is beyond what is sealed; `newest` is the newest position."),
    /** A format that nothing is written in. */
    UNKNOWN_FORMAT(406, Titles.ASKED, "Reports are written as JSON, CSV, NDJSON, XLSX and PDF."),

    /** No allocation to be published. */
    NO_GRANTS(409, "There is nothing to publish.", "There is no grant to publish."),
    /** No fund of a known legal holder. */
    NO_PUBLISHER(
            409,
            "There is nobody to publish this.",
            "No fund has a known legal holder with an identifier, to publish it."),

    /** A checkpoint is signed in a moment. */
    NOT_SIGNED_YET(503, "Checkpoints are signed once a second.", "No checkpoint covers it yet.", 2),
    /** A read model has not come as far as it is asked for. */
    PROJECTION_BEHIND(503, Titles.BEHIND, "The projection has not got there yet.", 2),
    /** A read model is being built for this version. */
    PROJECTION_REBUILDING(
            503, Titles.BEHIND, "The projection is being built anew for this version.", 2),
    /** The ledger is stopping. */
    STOPPING(503, Titles.NOT_NOW, "The ledger is stopping; nothing was stored.", 1),
    /** A store is away. */
    STORE_UNAVAILABLE(503, Titles.NOT_NOW, "The database does not answer.", 1),
    /** Others were faster for as long as a caller waits. */
    TOO_BUSY(
            503,
            Titles.NOT_NOW,
            "Others kept changing what the command decides on; nothing was stored.",
            1),
    /** More reads than can be answered. */
    TOO_MANY_READS(503, Titles.OTHERS, "More is asked than can be answered at once.", 10),
    /** More reports than are written at once. */
    TOO_MANY_REPORTS(
            503,
            Titles.OTHERS,
            "As many reports and exports as are written at once are being written.",
            2),

    /** A document in the database is not what was received. */
    ALTERED_DOCUMENT(
            500,
            "This document was altered.",
            "The document was altered after it was received, and is not handed out."),
    /** What only the ledger's developers can mend. */
    FAULT(500, "Fault of the ledger", "A fault of the ledger; the operator's log says why."),
    /** The database contradicts what was signed. */
    LOG_ALTERED(
            500, "The log is not what was signed.", "A proof does not hold: the log was altered.");

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
