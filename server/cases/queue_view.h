#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "schemas/node.h"
#include "server/cases/queue_store.h"
#include "server/cases/service_words.h"

namespace okienko::cases {

/// Everything a page of the queue shows, read in one transaction.
struct QueueModel {
    QueueFilter filter;
    QueueScope scope;
    std::string_view path;  ///< "/urzad" or "/urzad/moje"
    QueuePage page;
    std::vector<Tally> tally;
    std::vector<QueueStore::Person> people;
    std::vector<std::string> units;  ///< to choose among
    std::string unit_name;           ///< when there is one unit, chosen or only
};

/// Puts the queue into a view model:
///   <queue path="" unit-name="" words="" state="" assignee="" signal="" order="" capped=""
///   filtered="" closed="" csv="" clear="">
///     <tally signal="late" count="2" more="true" href="" current="true"/>…
///     <state id="" label="" selected=""/>… <unit code="" selected=""/>… <person id="" name=""
///     selected=""/>… <sort by="due|received" href="" direction="ascending"/>… <row number=""
///     sign="" short="" href="" left="-2|pause" date="" paused-since="" subject="" status=""
///     received=""
///          unit="" assignee="" closed="true"/>… <earlier href=""/> <later href=""/>
///   </queue>
schemas::Node add_queue(schemas::Node parent,
                        const QueueModel& model,
                        const ServiceWords& words,
                        std::string_view language,
                        std::chrono::sys_days today);

}  // namespace okienko::cases
