#include "signing/pkcs12.h"
