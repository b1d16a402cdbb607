package skysift.harvest;

import static skysift.obscore.ObsCoreColumn.ACCESS_FORMAT;
import static skysift.obscore.ObsCoreColumn.ACCESS_URL;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_SUBTYPE;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.OBS_ID;

import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.regex.Pattern;
import skysift.obscore.Access;
import skysift.obscore.Role;

/** What a row is for: told by the archive's words first, then by media type, then by name. */
final class Roles {
  private static final ImmutableSet<String> PREVIEW_WORDS =
      ImmutableSet.of("preview", "previews", "thumbnail", "thumb", "browse", "quicklook");
  private static final ImmutableSet<String> PACKAGE_WORDS =
      ImmutableSet.of("directory", "package", "pkg", "tar", "archive", "folder");
  private static final ImmutableSet<String> AUXILIARY_WORDS =
      ImmutableSet.of(
          "auxiliary",
          "ancillary",
          "weight",
          "weights",
          "weightmap",
          "log",
          "logs",
          "readme",
          "documentation",
          "noise",
          "mask",
          "flag",
          "flags");

  private static final ImmutableSet<String> PICTURES =
      ImmutableSet.of(
          "image/jpeg", "image/png", "image/gif", "image/bmp", "image/webp", "image/svg+xml");
  private static final ImmutableSet<String> PACKAGES =
      ImmutableSet.of(
          MediaTypes.DIRECTORY, MediaTypes.TAR, MediaTypes.GZIPPED_TAR, "application/zip");
  private static final ImmutableSet<String> DOCUMENTS =
      ImmutableSet.of("application/pdf", "application/postscript", "text/html");

  /** Types that come as plain text too; an image never does. */
  private static final ImmutableSet<String> TABULAR_TYPES =
      ImmutableSet.of("spectrum", "sed", "timeseries", "light-curve", "event", "measurements");

  private static final Pattern PREVIEW_NAME =
      Pattern.compile("(?:^|[._-])(?:thumb(?:nail)?s?|preview)(?:[._-]|$)");
  private static final Pattern AUXILIARY_NAME =
      Pattern.compile("(?:^|[._-])(?:weights?|wht|readme)(?:[._-]|$)");

  private final Pattern planned;

  Roles(Archive archive) {
    planned = archive.plannedPattern().isEmpty() ? null : Pattern.compile(archive.plannedPattern());
  }

  /**
   * The role of a row whose words are harmonised.
   *
   * @param saidType the archive's own product type, empty when not stated
   */
  Role of(Draft draft, String saidType) {
    if (planned != null && planned.matcher(draft.text(OBS_ID).orElse("")).find()) {
      return Role.PLANNED;
    }
    Role stated = ofWord(draft.text(DATAPRODUCT_SUBTYPE).orElse(""));
    stated = stated == null ? ofWord(saidType) : stated;
    if (stated != null) {
      return stated;
    }
    String format = draft.text(ACCESS_FORMAT).orElse("");
    if (Access.saysLinks(format)) {
      return Role.PRODUCT;
    }
    return ofFile(draft, format, draft.text(ACCESS_URL).orElse(""));
  }

  private static Role ofWord(String said) {
    String word = said.toLowerCase(Locale.ROOT);
    if (PREVIEW_WORDS.contains(word)) {
      return Role.PREVIEW;
    }
    if (PACKAGE_WORDS.contains(word)) {
      return Role.PACKAGE;
    }
    return AUXILIARY_WORDS.contains(word) ? Role.AUXILIARY : null;
  }

  private static Role ofFile(Draft draft, String format, String url) {
    String media = format.split(";", 2)[0];
    FileName file = FileName.of(url);
    if (PICTURES.contains(media) || PREVIEW_NAME.matcher(file.name()).find()) {
      return Role.PREVIEW;
    }
    boolean listing = media.equals("text/html") && url.endsWith("/");
    if (PACKAGES.contains(media) || listing || file.endsWith(".tar", ".tar.gz", ".tgz", ".zip")) {
      return Role.PACKAGE;
    }
    boolean plainText =
        media.equals("text/plain")
            && !TABULAR_TYPES.contains(draft.text(DATAPRODUCT_TYPE).orElse(""));
    if (plainText
        || DOCUMENTS.contains(media)
        || AUXILIARY_NAME.matcher(file.name()).find()
        || file.endsWith(".log", ".pdf")) {
      return Role.AUXILIARY;
    }
    return Role.PRODUCT;
  }
}
