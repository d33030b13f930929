package org.iioe.ledger.projection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.iioe.ledger.problem.Problem;
import org.iioe.ledger.problem.ProblemCode;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses a parameter that the address does not take. Passed over, a misspelt {@code minPosition}
 * would give an answer to another question than the one that was asked.
 */
@Component
final class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            refuseForms(request);
            refuseNoText(request);
            if (readsAll(method)) {
                return true;
            }
            Set<String> known = known(method);
            for (String name : request.getParameterMap().keySet()) {
                if (!known.contains(name)) {
                    throw new InvalidParameter(
                            name,
                            known.isEmpty()
                                    ? "This address takes no parameters."
                                    : "This address takes %s.".formatted(String.join(", ", known)));
                }
            }
        }
        return true;
    }

    /** A form in the body would be read as parameters: what somebody forgot to say the type of. */
    private static void refuseForms(HttpServletRequest request) {
        String type = request.getContentType();
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            throw new Problem(
                    ProblemCode.WRONG_CONTENT_TYPE,
                    "No form is taken here: say by the header Content-Type what the body is, such"
                            + " as application/json or application/pdf.");
        }
    }

    /** Neither control characters, which the database refuses, nor what was no UTF-8. */
    private static void refuseNoText(HttpServletRequest request) {
        request.getParameterMap()
                .forEach((name, values) -> {
                    for (String value : values) {
                        if (value.chars().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD)) {
                            throw new InvalidParameter(
                                    name, name + " has characters that nothing is named with.");
                        }
                    }
                });
    }

    /** Whether the handler takes whatever there is, and looks after it itself. */
    private static boolean readsAll(HandlerMethod method) {
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)
                    && Map.class.isAssignableFrom(parameter.getParameterType())) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> known(HandlerMethod method) {
        Set<String> known = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                known.add(
                        named.name().isEmpty() ? parameter.getParameter().getName() : named.name());
            } else if (parameter.getParameterType() == ListQuery.class
                    || parameter.getParameterType() == MomentQuery.class) {
                for (RecordComponent component :
                        parameter.getParameterType().getRecordComponents()) {
                    known.add(component.getName());
                }
            }
        }
        return known;
    }
}
