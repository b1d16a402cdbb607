package skysift.demo;

import java.util.List;

/** The cases everything began with: a few real identifiers, told by three archives. */
final class SeedCases {
  private static final String CADC = "cadc.nrc.ca";
  private static final String MIRROR = "cadc.nrc.ca/mirror";

  private SeedCases() {}

  /** Puts them on the shelves. */
  static void add(MastHabit mast, CadcHabit cadc, HeasarcHabit heasarc) {
    Exposure hubble = hubble();
    mast.product(hubble, "drw");
    Exposure calibrated = hubble.at("HST", "HST", "WFPC2", 2);
    cadc.plane(calibrated, MIRROR, "u29r4d02t-CALIBRATED", "u29r4d02t_c0f.fits");
    Exposure raw = hubble.at("HST", "HST", "WFPC2", 1);
    cadc.plane(raw, MIRROR, "u29r4d02t-RAW_STANDARD", "u29r4d02t_d0f.fits");
    cadc.plane(cfht("2955256", "cube", 60345.25), CADC, "2955256g", "2955256g.fits");
    cadc.plane(cfht("2955333", "image", 60345.42), CADC, "2955333o", "2955333o.fits");
    cadc.plane(cfht("2959508", "image", 60381.31), CADC, "2959508o", "2959508o.fits");
    heasarc.observation(
        xmm(),
        List.of(
            new HeasarcHabit.Product("image", "P0904310601EPX000OIMAGE8000.FTZ"),
            new HeasarcHabit.Product("image", "P0904310601M1S001IMAGE_2000.FTZ")));
  }

  private static Exposure hubble() {
    return new Exposure(
        "u29r4d02t",
        new Target("M 51", 202.4696, 47.1952, "galaxy"),
        "HST",
        "HST",
        "WFPC2/WFC",
        "image",
        3,
        new Band("F555W", 4.58e-7, 6.18e-7),
        new TangentPlane(202.4702, 47.1957),
        0.043,
        Dates.mjd(1994, 5, 12) + 0.3712,
        600,
        false);
  }

  private static Exposure cfht(String number, String type, double start) {
    return new Exposure(
        number,
        new Target("M 101", 210.8024, 54.3488, "galaxy"),
        "CFHT",
        "CFHT 3.6m",
        "MegaPrime",
        type,
        1,
        new Band("r.MP9602", 5.6e-7, 7.2e-7),
        new TangentPlane(210.81, 54.34),
        0.96,
        start,
        180,
        false);
  }

  private static Exposure xmm() {
    return new Exposure(
        "0904310601",
        new Target("NGC 5548", 214.4981, 25.1368, "galaxy"),
        "XMM",
        "XMM-Newton",
        "EPIC",
        "image",
        3,
        new Band("", 1.0e-10, 6.2e-9),
        new TangentPlane(214.51, 25.13),
        0.5,
        Dates.mjd(2022, 7, 3) + 0.2,
        28_000,
        false);
  }
}
