import { Catch, type ExceptionFilter } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** Errors that carry a code are answers, not accidents: they pass on to the one place that formats them, unlogged. */
@Catch(GraphQLError)
export class TypedErrorsFilter implements ExceptionFilter {
  catch(error: GraphQLError): GraphQLError {
    return error;
  }
}
