package skysift.harvest;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import skysift.vo.Web;

/** What a harvest is made of that is the same for all its archives. */
record Surroundings(
    Web web,
    Aliases aliases,
    Politeness politeness,
    Patience patience,
    ServiceMemory memory,
    ScheduledExecutorService clock,
    HarvestControl control,
    Consumer<HarvestProgress> progress) {}
