package skysift.ui.links;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import skysift.datalink.Link;
import skysift.obscore.Dataset;
import skysift.samp.Payload;
import skysift.text.Texts;

/** As what a product can be sent. */
enum Offer {
  IMAGE("send.image", "send.image.tip", Payload.FitsImage.class),
  SPECTRUM("send.spectrum", "send.spectrum.tip", Payload.Spectrum.class),
  TABLE("send.table", "send.table.tip", Payload.Table.class),
  FITS_TABLE("send.table", "send.table.tip", Payload.FitsTable.class);

  private static final Texts TEXTS = Texts.of(Offer.class);

  private final String text;
  private final String tip;
  private final Class<? extends Payload> payload;

  Offer(String text, String tip, Class<? extends Payload> payload) {
    this.text = text;
    this.tip = tip;
    this.payload = payload;
  }

  Class<? extends Payload> payload() {
    return payload;
  }

  String text(String peer) {
    return TEXTS.get(text, peer);
  }

  String tip() {
    return TEXTS.get(tip);
  }

  /** As what this product of a dataset makes sense, the best first; nothing for what is no data. */
  static ImmutableList<Offer> of(Dataset dataset, Link.Product product) {
    String type = dataset.productType().map(t -> t.term()).orElse("");
    boolean spectrum = type.equals("spectrum") || type.equals("sed");
    if (product.isFits()) {
      return switch (type) {
        case "spectrum", "sed" -> ImmutableList.of(SPECTRUM, FITS_TABLE);
        case "event" -> ImmutableList.of(IMAGE, FITS_TABLE);
        case "measurements", "timeseries" -> ImmutableList.of(FITS_TABLE);
        default -> ImmutableList.of(IMAGE);
      };
    }
    String media = product.contentType().orElse("").toLowerCase(Locale.ROOT);
    if (product.isVoTable()) {
      return spectrum ? ImmutableList.of(SPECTRUM, TABLE) : ImmutableList.of(TABLE);
    }
    return spectrum && media.startsWith("text/csv")
        ? ImmutableList.of(SPECTRUM)
        : ImmutableList.of();
  }
}
