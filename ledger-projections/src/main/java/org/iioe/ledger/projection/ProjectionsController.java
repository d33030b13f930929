package org.iioe.ledger.projection;

import org.iioe.ledger.log.SealedLog;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** How far read models have come; an operator has one built anew. */
@RestController
@RequestMapping("/api/v1/projections")
final class ProjectionsController {
    private final Generations generations;
    private final SealedLog sealed;

    ProjectionsController(Generations generations, SealedLog sealed) {
        this.generations = generations;
        this.sealed = sealed;
    }

    /**
     * A generation of a projection.
     *
     * @param position the last entry that it shows, or -1
     * @param of the newest sealed position
     * @param percent of the log that it shows
     * @param since when it became what it is
     */
    record View(
            String projection,
            int generation,
            Generation.State state,
            long position,
            long of,
            int percent,
            Instant since) {
        static View of(Generation generation, long head) {
            return new View(
                    generation.projection(),
                    generation.number(),
                    generation.state(),
                    generation.position(),
                    head,
                    head < 0 ? 100 : (int) (100 * (generation.position() + 1) / (head + 1)),
                    generation.changedAt());
        }
    }

    /** All generations of all projections. */
    record Views(List<View> items) {}

    /**
     * All generations of all projections: which answers, which is built, and how far each has come.
     */
    @GetMapping
    ResponseEntity<Views> projections() {
        return views(generations.all());
    }

    /** The generations of one projection. */
    @GetMapping("/{name}")
    ResponseEntity<Views> projection(@PathVariable String name) {
        String known = generations.projection(name).name();
        return views(generations.all().stream().filter(g -> g.projection().equals(known)).toList());
    }

    /** Asking twice builds once; the answer to both is how far it has come. */
    @PostMapping("/{name}/rebuild")
    ResponseEntity<Views> rebuild(@PathVariable String name) {
        generations.rebuild(name);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/projections/" + name))
                .body(projection(name).getBody());
    }

    private ResponseEntity<Views> views(List<Generation> found) {
        long head = sealed.head();
        return ResponseEntity.ok(new Views(found.stream().map(g -> View.of(g, head)).toList()));
    }
}
