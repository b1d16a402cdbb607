package skysift.ui;

import com.google.common.collect.ImmutableSetMultimap;
import java.awt.FlowLayout;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.UIManager;
import skysift.model.SearchModel;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.sky.Cone;

/** All active filters as chips; a click on one removes it. */
final class ChipBar extends JPanel {
  private static final long serialVersionUID = 1L;
  private final transient SearchModel model;

  ChipBar(SearchModel model) {
    super(new WrapLayout(FlowLayout.LEADING, 6, 4));
    this.model = model;
    setName("chips");
    model.addListener(this::refresh);
    refresh();
  }

  private void refresh() {
    removeAll();
    SearchRequest request = model.request();
    if (!request.text().isEmpty()) {
      chip("text: " + request.text(), false, r -> r.withText(""));
    }
    for (Facet facet : Facet.values()) {
      facet(request, facet);
    }
    request
        .cone()
        .ifPresent(c -> chip("cone: " + text(c), false, r -> r.withCone(Optional.empty())));
    request.time().ifPresent(t -> chip("time: MJD " + t, false, r -> r.withTime(Optional.empty())));
    request
        .wavelength()
        .ifPresent(
            w -> chip("wavelength: " + w + " m", false, r -> r.withWavelength(Optional.empty())));
    if (getComponentCount() > 1) {
      chip("Clear all", false, ChipBar::cleared);
    }
    revalidate();
    repaint();
  }

  private void facet(SearchRequest request, Facet facet) {
    String name = facet.title().toLowerCase(Locale.ROOT) + ": ";
    if (request.wanted().containsKey(facet)) {
      chip(
          name + words(request.wanted().get(facet)),
          false,
          r -> r.withSelection(without(r.wanted(), facet), r.unwanted()));
    }
    if (request.unwanted().containsKey(facet)) {
      chip(
          "not " + name + words(request.unwanted().get(facet)),
          true,
          r -> r.withSelection(r.wanted(), without(r.unwanted(), facet)));
    }
  }

  private static ImmutableSetMultimap<Facet, String> without(
      ImmutableSetMultimap<Facet, String> all, Facet facet) {
    return all.entries().stream()
        .filter(e -> e.getKey() != facet)
        .collect(ImmutableSetMultimap.toImmutableSetMultimap(e -> e.getKey(), e -> e.getValue()));
  }

  private static SearchRequest cleared(SearchRequest request) {
    return SearchRequest.everything().withUnit(request.unit()).withSort(request.sort());
  }

  private static String words(Collection<String> values) {
    return values.stream()
        .map(v -> v.isEmpty() ? "not stated" : v)
        .collect(Collectors.joining(", "));
  }

  private static String text(Cone cone) {
    return String.format(
        Locale.ROOT, "%.5f %+.5f r %.4g°", cone.centre().ra(), cone.centre().dec(), cone.radius());
  }

  private void chip(String text, boolean unwanted, UnaryOperator<SearchRequest> removed) {
    JButton chip = new JButton();
    chip.putClientProperty("html.disable", Boolean.TRUE);
    chip.putClientProperty("JButton.buttonType", "roundRect");
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    chip.setText(text.equals("Clear all") ? text : shown + "  ✕");
    chip.setToolTipText("Click removes this filter");
    if (unwanted) {
      chip.setForeground(UIManager.getColor("Actions.Red"));
    }
    chip.addActionListener(e -> model.change(removed));
    add(chip);
  }
}
