package skysift.eclipse;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import skysift.model.PeerModel;
import skysift.obscore.Dataset;
import skysift.samp.Payload;
import skysift.samp.Peer;

/** The programs on the SAMP hub, and under each what it takes of the chosen rows. */
public final class SendToMenu extends CompoundContributionItem {
  /** One way to send. */
  private record Way(
      String text, Class<? extends Payload> kind, BiConsumer<PeerModel, Chosen> send) {}

  private record Chosen(List<Peer> to, ImmutableList<Dataset> rows) {}

  private static final ImmutableList<Way> WAYS =
      ImmutableList.of(
          new Way("Table", Payload.Table.class, (peers, c) -> peers.sendTable(c.to, c.rows)),
          new Way(
              "Table in FITS",
              Payload.FitsTable.class,
              (peers, c) -> peers.sendFitsTable(c.to, c.rows)),
          new Way(
              "Selection in tables sent before",
              Payload.RowSelection.class,
              (peers, c) -> peers.sendSelection(c.to, c.rows)),
          new Way(
              "Coverage map",
              Payload.Coverage.class,
              (peers, c) -> peers.sendCoverage(c.to, c.rows)),
          new Way(
              "Image",
              Payload.FitsImage.class,
              (peers, c) -> peers.sendImage(c.to, c.rows.getFirst())),
          new Way(
              "Spectrum",
              Payload.Spectrum.class,
              (peers, c) -> peers.sendSpectrum(c.to, c.rows.getFirst())),
          new Way(
              "Position",
              Payload.SkyPoint.class,
              (peers, c) -> peers.sendPoint(c.to, c.rows.getFirst())));

  @Override
  protected IContributionItem[] getContributionItems() {
    SkysiftView view = view();
    Published now = view == null ? Published.NOTHING : view.published();
    if (now.peers().isEmpty()) {
      return new IContributionItem[] {told("No other program on the SAMP hub")};
    }
    if (now.chosen().isEmpty()) {
      return new IContributionItem[] {told("Choose rows first")};
    }
    return now.peers().stream()
        .map(named -> menu(view, named, now.chosen()))
        .toArray(IContributionItem[]::new);
  }

  private static SkysiftView view() {
    IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    IViewPart part =
        window == null || window.getActivePage() == null
            ? null
            : window.getActivePage().findView(SkysiftView.ID);
    return part instanceof SkysiftView view ? view : null;
  }

  private static IContributionItem menu(
      SkysiftView view, Published.Named named, ImmutableList<Dataset> rows) {
    MenuManager menu = new MenuManager(plain(named.label()));
    List<Action> actions = new ArrayList<>();
    for (Way way : WAYS) {
      if (named.peer().takes(way.kind())) {
        Action action =
            new Action(way.text()) {
              @Override
              public void run() {
                Chosen chosen = new Chosen(List.of(named.peer()), rows);
                view.whenShown(shown -> way.send().accept(shown.session().peers(), chosen));
              }
            };
        actions.add(action);
      }
    }
    if (actions.isEmpty()) {
      menu.add(told("Takes nothing that Skysift sends"));
    }
    actions.forEach(menu::add);
    return menu;
  }

  private static IContributionItem told(String text) {
    Action action = new Action(text) {};
    action.setEnabled(false);
    return new ActionContributionItem(action);
  }

  /** A foreign name: no accelerator, no mnemonic. */
  private static String plain(String text) {
    return text.replace("&", "&&").replace('\t', ' ');
  }
}
