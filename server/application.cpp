#include "server/application.h"

namespace okienko {}
