package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import skysift.datalink.Link;
import skysift.obscore.Dataset;
import skysift.obscore.ProductType;
import skysift.samp.Delivery;
import skysift.samp.Payload;
import skysift.samp.Peer;

/**
 * Products of many datasets to other programs, to each as what it shows best: spectra to who takes
 * spectra, tables to who takes tables, images to who takes images. Blocks; not on the event thread.
 */
public final class Mailing {
  private static final ImmutableSet<ProductType> SPECTRA =
      ImmutableSet.of(ProductType.SPECTRUM, ProductType.SED);
  private static final ImmutableSet<ProductType> TABLES =
      ImmutableSet.of(ProductType.MEASUREMENTS, ProductType.TIMESERIES);

  private final Picker picker;
  private final Sender sender;

  Mailing(Picker picker, Sender sender) {
    this.picker = picker;
    this.sender = sender;
  }

  /** Takes how many of how many products are sent, on the calling thread. */
  @FunctionalInterface
  public interface Progress {
    /** How far it is. */
    void at(int done, int all);
  }

  /**
   * What came of it.
   *
   * @param problems what was not sent, and why, in words
   */
  public record Sent(ImmutableList<Delivery> deliveries, ImmutableList<String> problems) {}

  private enum Form {
    IMAGE,
    TABLE,
    SPECTRUM,
    NONE
  }

  /**
   * Picks and sends; an interrupt ends it after the product on its way.
   *
   * @param observations datasets, those of one observation together; of copies one is sent
   * @param prefer name of the archive whose copy is taken first; empty for the owner's
   * @param imagesOnly everything goes as an image
   */
  public Sent send(
      List<Peer> peers,
      List<? extends List<Dataset>> observations,
      ProductChoice choice,
      String prefer,
      Route route,
      boolean imagesOnly,
      Progress progress)
      throws IOException {
    Picker.Picks picks = picker.pick(observations, choice, prefer, false);
    ImmutableList.Builder<Delivery> deliveries = ImmutableList.builder();
    ImmutableList.Builder<String> problems = ImmutableList.builder();
    problems.addAll(picks.problems());
    int done = 0;
    for (Picker.Picked picked : picks.products()) {
      if (Thread.currentThread().isInterrupted()) {
        problems.add("stopped after " + done + " of " + picks.products().size());
        break;
      }
      SetMultimap<Form, Peer> takers = LinkedHashMultimap.create();
      peers.forEach(peer -> takers.put(form(peer, picked, imagesOnly), peer));
      for (Peer peer : takers.removeAll(Form.NONE)) {
        problems.add(peer.name() + " takes nothing like " + picked.product().url());
      }
      for (Form form : takers.keySet()) {
        try {
          deliveries.addAll(sent(List.copyOf(takers.get(form)), picked, form, route));
        } catch (IOException e) {
          problems.add(FailureText.of(e));
        }
      }
      progress.at(++done, picks.products().size());
    }
    return new Sent(deliveries.build(), problems.build());
  }

  /** As what a peer gets a product. */
  private static Form form(Peer peer, Picker.Picked picked, boolean imagesOnly) {
    Link.Product product = picked.product();
    Optional<ProductType> type = picked.dataset().productType();
    if (imagesOnly) {
      return Form.IMAGE;
    }
    boolean readable = product.isFits() || product.isVoTable();
    boolean spectrum = type.filter(SPECTRA::contains).isPresent();
    boolean table = product.isVoTable() || type.filter(TABLES::contains).isPresent();
    if (readable && spectrum && peer.takes(Payload.Spectrum.class)) {
      return Form.SPECTRUM;
    }
    if (readable && table && takesTable(peer, product)) {
      return Form.TABLE;
    }
    boolean image = product.isFits() && !table && peer.takes(Payload.FitsImage.class);
    return image ? Form.IMAGE : Form.NONE;
  }

  private static boolean takesTable(Peer peer, Link.Product product) {
    return peer.takes(product.isFits() ? Payload.FitsTable.class : Payload.Table.class);
  }

  private List<Delivery> sent(List<Peer> peers, Picker.Picked picked, Form form, Route route)
      throws IOException {
    return switch (form) {
      case IMAGE -> sender.product(peers, picked.dataset(), picked.product(), route);
      case TABLE -> sender.tableProduct(peers, picked.dataset(), picked.product(), route);
      case SPECTRUM -> sender.spectrumProduct(peers, picked.dataset(), picked.product(), route);
      case NONE -> List.of();
    };
  }
}
