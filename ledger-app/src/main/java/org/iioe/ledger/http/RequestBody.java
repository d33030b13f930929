package org.iioe.ledger.http;

import jakarta.servlet.http.HttpServletRequest;

import org.iioe.ledger.Numbers;
import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import java.io.IOException;

/** What came in with a request: of the right type, and no larger than is taken. */
public final class RequestBody {
    private RequestBody() {}

    /**
     * Looks at the header alone.
     *
     * @throws Problem 415 when the body is said to be of another type, or of none
     */
    public static void requireType(HttpServletRequest request, MediaType wanted) {
        String type = request.getContentType();
        boolean fits;
        try {
            fits = type != null && wanted.isCompatibleWith(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            fits = false;
        }
        if (!fits) {
            throw new Problem(
                    ProblemCode.WRONG_CONTENT_TYPE,
                    HttpHeaders.CONTENT_TYPE,
                    "Content-Type must be " + wanted + ".");
        }
    }

    /**
     * The bytes.
     *
     * @param of what it is, at the beginning of a sentence
     * @throws Problem 413 when there are more
     */
    public static byte[] read(HttpServletRequest request, int mostBytes, String of)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            throw new Problem(
                    ProblemCode.BODY_TOO_LARGE,
                    "%s has at most %s bytes.".formatted(of, Numbers.words(mostBytes)));
        }
        return body;
    }
}
