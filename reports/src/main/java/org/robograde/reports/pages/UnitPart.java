package org.robograde.reports.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.robograde.reports.input.StatedField;
import org.robograde.reports.input.TrialPicture;
import org.robograde.reports.input.UnitDescription;

/** The item under test in words, as the profile in the evidence names it. */
final class UnitPart {
    private final Page page;

    UnitPart(Page page) {
        this.page = page;
    }

    /** @return empty when no profile names the unit otherwise than by its id */
    Optional<String> title() {
        return described().stream()
                .map(unit -> page.messages().of(unit.title()))
                .filter(title -> !title.equals(page.grade().unitId()))
                .findFirst();
    }

    /** What the laboratory states goes first; else what the profiles state, one after the other when trials disagree. */
    String item() {
        String id = page.grade().unitId();
        List<String> said = page.input()
                .laboratory()
                .of(StatedField.ITEM)
                .map(page.messages()::of)
                .map(List::of)
                .orElseGet(() -> described().stream()
                        .map(this::description)
                        .filter(words -> !words.isEmpty())
                        .distinct()
                        .toList());
        return said.isEmpty()
                ? id
                : page.text("item.identified", String.join(page.text("list.separator.long"), said), id);
    }

    /** A profile of another unit says nothing about this one. */
    private List<UnitDescription> described() {
        return page.input().trials().stream()
                .map(TrialPicture::unit)
                .flatMap(Optional::stream)
                .filter(unit -> unit.id().equals(page.grade().unitId()))
                .distinct()
                .toList();
    }

    private String description(UnitDescription unit) {
        List<String> words = new ArrayList<>();
        Optional.of(page.messages().of(unit.title()))
                .filter(title -> !title.equals(unit.id()))
                .ifPresent(words::add);
        unit.maker().ifPresent(maker -> words.add(page.text("item.maker", maker)));
        unit.model().ifPresent(model -> words.add(page.text("item.model", model)));
        unit.serial().ifPresent(serial -> words.add(page.text("item.serial", serial)));
        unit.softwareVersion().ifPresent(version -> words.add(page.text("item.software", version)));
        return page.join(words);
    }
}
