package org.robograde.grader.rulebook.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where each clause and its keys stand in the file, for what is found after reading. */
final class ClausePlaces {
    private final Section top;
    private final Map<String, Section> clauses = new HashMap<>();

    ClausePlaces(Section top) {
        this.top = top;
        if (top.find("clauses").orElse(top.node()) instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (item instanceof MappingNode mapping) {
                    clauses.putIfAbsent(ClauseReader.idOf(item), new Section("", mapping, new Findings(""), List.of()));
                }
            }
        }
    }

    /** Of every clause that has one, in order. */
    List<String> ids() {
        return clauses.keySet().stream().filter(id -> !id.isEmpty()).sorted().toList();
    }

    /** The value under a key of a clause; the clause where it has none. */
    Node key(String clauseId, String key) {
        Section clause = clauses.get(clauseId);
        return clause == null ? top.node() : clause.find(key).orElse(clause.node());
    }

    List<Node> items(String clauseId, String key) {
        return key(clauseId, key) instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    Node limit(String clauseId, int level) {
        Section clause = clauses.get(clauseId);
        return clause == null ? top.node() : LevelNumbers.node(clause, "limits", level);
    }
}
