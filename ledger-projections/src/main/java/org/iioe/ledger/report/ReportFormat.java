package org.iioe.ledger.report;

import org.springframework.http.MediaType;

import java.io.IOException;
import java.io.OutputStream;

/** The formats of reports. All are written from the same rows. */
enum ReportFormat {
    JSON("json", "application/json") {
        @Override
        void write(Report report, OutputStream out) throws IOException {
            ReportJson.write(report, out);
        }
    },
    CSV("csv", "text/csv;charset=UTF-8") {
        @Override
        void write(Report report, OutputStream out) throws IOException {
            ReportCsv.write(report, out);
        }
    },
    NDJSON("ndjson", "application/x-ndjson") {
        @Override
        void write(Report report, OutputStream out) throws IOException {
            ReportJson.writeLines(report, out);
        }
    },
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        void write(Report report, OutputStream out) throws IOException {
            ReportXlsx.write(report, out);
        }
    },
    PDF("pdf", "application/pdf") {
        @Override
        void write(Report report, OutputStream out) throws IOException {
            ReportPdf.write(report, out);
        }
    };

    private final String suffix;
    private final String type;

    ReportFormat(String suffix, String type) {
        this.suffix = suffix;
        this.type = type;
    }

    /** How addresses and files of it end, without a dot. */
    String suffix() {
        return suffix;
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    /** Writes a report, reading its rows as it goes. */
    abstract void write(Report report, OutputStream out) throws IOException;
}
