#!/usr/bin/env node
/** The file that `chapbook` starts. */

import { loadProgram } from './load.ts'

void loadProgram().main()
